import { detailStyles } from './detail/detail.styles.js';
import { classBarsStyles } from './diagram/stage/classBars.styles.js';
import { diagramStyles } from './diagram/diagram.styles.js';
import { flatValuesStyles } from './diagram/stage/flatValues.styles.js';
import { imageStyles } from './diagram/stage/image.styles.js';
import { stageStyles } from './diagram/stage/stage.styles.js';

export const cnnDiagramStyles = [
  diagramStyles,
  stageStyles,
  imageStyles,
  flatValuesStyles,
  classBarsStyles,
  detailStyles,
];
