import { ArgumentError } from '../../arrays/errors.js';
import { toView, type ArrayInput, type NdView } from '../../arrays/view.js';

/**
 * Checks arrays that are merged into one.
 *
 * @param along the axis along which their lengths may differ
 */
export function checkInputList(
  functionName: string,
  inputs: readonly ArrayInput[],
  along: (rank: number) => number | undefined = () => undefined,
): NdView[] {
  if (!Array.isArray(inputs) || inputs.length === 0) {
    throw new ArgumentError(functionName, 'inputs', 'be a list of at least one array', inputs);
  }
  const views = Array.from(inputs as readonly ArrayInput[], (value, i) =>
    toView(value, functionName, `inputs[${i}]`),
  );
  checkOneShape(
    functionName,
    views.map(({ shape }) => shape),
    along(views[0].shape.length),
  );
  return views;
}

/** Checks that shapes are equal, but for the length of one axis where one is given. */
export function checkOneShape(
  functionName: string,
  shapes: readonly (readonly number[])[],
  along?: number,
): void {
  const [first] = shapes;
  const fits = (shape: readonly number[]) =>
    shape.length === first.length && shape.every((length, i) => i === along || length === first[i]);
  const other = shapes.find((shape) => !fits(shape));
  if (!other) return;
  const rule = `have one shape${along === undefined ? '' : ' but along the axis'}, here [${first.join(', ')}]`;
  throw new ArgumentError(functionName, 'inputs', rule, other);
}
