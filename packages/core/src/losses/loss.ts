/** A loss as training uses it: over the samples of a batch that stand in the arena. */
export interface Loss {
  readonly kind: string;
  /** Numbers of one target, for a model whose output has this shape. */
  targetWidth(outputShape: readonly number[]): number;
  /** Refuses targets that the loss can not be computed for: `n` of them, one behind the other. */
  checkTargets(functionName: string, targets: Float32Array, outputShape: readonly number[]): void;
  /** True where `gradient` is that before the given activation of the last layer. */
  skipsActivation(activation: string | undefined): boolean;
  /** The loss of one sample, from its `width` predictions and its target. */
  value(memory: Float32Array, prediction: number, width: number, target: number): number;
  /** Writes the gradient of `scale` times that loss. */
  gradient(
    memory: Float32Array,
    gradient: number,
    prediction: number,
    width: number,
    target: number,
    scale: number,
    skipsActivation: boolean,
  ): void;
}
