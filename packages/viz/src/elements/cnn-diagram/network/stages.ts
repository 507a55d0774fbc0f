import { kerasName, sizeOf } from '@cnn/core/steps';
import { formatNumber } from '../../../values/formatNumber.js';
import type { DiagramLayer, DiagramNetwork } from './diagramNetwork.js';
import { imageShapeOf, type ImageShape } from '../../../model/imageShape.js';
import { isMerged } from './layerKinds.js';

/** A layer as the diagram shows it, together with the layers after it that keep its shape. */
export interface Stage {
  /** `input`, or the kind of the layer. */
  kind: string;
  /** Index of the layer in the model; −1 for the input. */
  layerIndex: number;
  /** Index of the last layer that is shown with it. */
  lastLayerIndex: number;
  shape: readonly number[];
  /** Of images and lines; undefined for flat values. */
  image?: ImageShape;
  /** How many values it has. */
  units: number;
  parameters: number;
  activation?: string;
  /** Short names of the activation and of the layers that are shown with it. */
  mergedLayers: string[];
}

export function stagesOf({ inputShape, layers }: DiagramNetwork): Stage[] {
  const stages = [createStage('input', -1, inputShape, 0)];
  layers.forEach((layer, i) => {
    const { kind, outputShape, parameters } = layer;
    const activation = layer.activation === 'linear' ? undefined : layer.activation;
    if (isMerged(kind)) {
      const stage = stages[stages.length - 1];
      stage.lastLayerIndex = i;
      stage.parameters += parameters;
      if (activation) stage.activation = activation;
      stage.mergedLayers.push(shortName(layer));
    } else stages.push(createStage(kind, i, outputShape, parameters, activation));
  });
  return stages;
}

function createStage(
  kind: string,
  layerIndex: number,
  shape: readonly number[],
  parameters: number,
  activation?: string,
): Stage {
  const mergedLayers = activation ? [activation] : [];
  return {
    kind,
    layerIndex,
    lastLayerIndex: layerIndex,
    shape,
    image: imageShapeOf(shape),
    units: sizeOf(shape),
    parameters,
    activation,
    mergedLayers,
  };
}

/** The factor or divisor of a rescaling, else the activation, else Keras' name. */
function shortName({ kind, options, activation }: DiagramLayer): string {
  if (kind !== 'rescaling') return activation ?? kerasName(kind);
  const scale = options.scale as number;
  const divisor = Math.round(1 / scale);
  return Math.abs(1 / scale - divisor) < 1e-6 ? `÷ ${divisor}` : `× ${formatNumber(scale)}`;
}
