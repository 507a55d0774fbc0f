import { detailStyles } from './detail/detail.styles.js';
import { classBarsStyles } from './diagram/classBars.styles.js';
import { diagramStyles } from './diagram/diagram.styles.js';
import { flatValuesStyles } from './diagram/flatValues.styles.js';
import { imageStyles } from './diagram/image.styles.js';
import { stageStyles } from './diagram/stage.styles.js';

export const cnnDiagramStyles = [
  diagramStyles,
  stageStyles,
  imageStyles,
  flatValuesStyles,
  classBarsStyles,
  detailStyles,
];
