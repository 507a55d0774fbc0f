import type { PixelImage } from '../../../figure/draw/pixels.js';
import type { Numbers } from '../../../values/numbers.js';
import type { CnnDiagramMessages } from '../messages.js';
import type { DiagramNetwork } from '../network/diagramNetwork.js';
import type { Focus } from '../network/focus.js';
import type { Rectangle } from '../network/receptiveFieldOf.js';
import type { Stage } from '../network/stages.js';

/** Everything that the drawing of the whole model depends on. Lists have one entry per stage. */
export interface DiagramState {
  network: DiagramNetwork;
  stages: readonly Stage[];
  focus: Focus;
  /** The cells that the focused value depends on. */
  windows: readonly (Rectangle | undefined)[];
  values: readonly (Numbers | undefined)[];
  /** The values as images on one scale, one per channel. */
  images: readonly (readonly PixelImage[] | undefined)[];
  /** In training, the mask of each dropout stage: 0 for units that are dropped. */
  masks: ReadonlyMap<number, ArrayLike<number>>;
  /** The channel that is drawn of images. */
  channel: number;
  /** The stage whose calculation is shown. */
  opened?: number;
  messages: CnnDiagramMessages;
}

/** What the reader does with a stage. */
export interface DiagramEvents {
  onPointerMove(stage: number, event: MouseEvent): void;
  onClick(stage: number, event: MouseEvent): void;
  onKeyDown(stage: number, event: KeyboardEvent): void;
  onChannel(stage: number, channel: number): void;
  onTrainingToggle(stage: number): void;
}
