import type { ModelLike } from '../../../model/ModelLike.js';
import { readInput, readRowModel } from '../../../model/readModel.js';
import type { Numbers } from '../../../values/numbers.js';
import { networkFromLayers, networkFromModel, type DiagramNetwork } from './diagramNetwork.js';
import { stagesOf, type Stage } from './stages.js';

/** What the properties of `<cnn-diagram>` hold. */
export interface DiagramSource {
  network: DiagramNetwork;
  stages: Stage[];
  input?: Numbers;
}

export function readSource({
  layers,
  model,
  input,
}: {
  layers?: unknown;
  model?: ModelLike;
  input?: unknown;
}): DiagramSource {
  const network =
    model === undefined ? networkFromLayers(layers ?? undefined) : networkFromModel(readRowModel(model));
  return {
    network,
    stages: stagesOf(network),
    input: input === undefined ? undefined : readInput(input, network.inputShape),
  };
}

/** Whether two sources have layers of the same kinds and shapes. */
export const isSameNetwork = (a: DiagramSource | undefined, b: DiagramSource): boolean =>
  a !== undefined && shapesText(a) === shapesText(b);

const shapesText = ({ network }: DiagramSource): string =>
  JSON.stringify(network.layers.map(({ kind, outputShape }) => [kind, outputShape]));
