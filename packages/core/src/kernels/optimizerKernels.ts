/**
 * One step of an optimizer over `length` values, given by the offsets of weights, gradients and the optimizer's slots. The
 * formulas are in learning/optimizers.
 */
export interface OptimizerKernels {
  sgd(weights: number, gradients: number, velocity: number, length: number, settings: SgdSettings): void;
  adam(
    weights: number,
    gradients: number,
    m: number,
    v: number,
    length: number,
    settings: AdamSettings,
  ): void;
  amsgrad(
    weights: number,
    gradients: number,
    m: number,
    v: number,
    maxV: number,
    length: number,
    settings: MomentSettings,
  ): void;
  adamax(
    weights: number,
    gradients: number,
    m: number,
    u: number,
    length: number,
    settings: MomentSettings,
  ): void;
  nadam(
    weights: number,
    gradients: number,
    m: number,
    v: number,
    length: number,
    settings: NadamSettings,
  ): void;
  rmsprop(
    weights: number,
    gradients: number,
    v: number,
    mean: number,
    velocity: number,
    length: number,
    settings: RmspropSettings,
  ): void;
  adagrad(weights: number, gradients: number, sum: number, length: number, settings: AdagradSettings): void;
  adadelta(
    weights: number,
    gradients: number,
    v: number,
    u: number,
    length: number,
    settings: AdadeltaSettings,
  ): void;
  lion(weights: number, gradients: number, m: number, length: number, settings: LionSettings): void;
}

export interface SgdSettings {
  learningRate: number;
  momentum: number;
  nesterov: boolean;
}

export interface MomentSettings {
  /** The learning rate with the step's bias corrections. */
  rate: number;
  beta1: number;
  beta2: number;
  epsilon: number;
}

export interface AdamSettings extends MomentSettings {
  /** The share of each weight that the step takes away; 0 without weight decay. */
  decay: number;
}

export interface NadamSettings extends Omit<MomentSettings, 'rate'> {
  learningRate: number;
  /** The factors of m and of the gradient in m̂. */
  meanFactor: number;
  gradientFactor: number;
  /** What v is divided by, 1 − β₂ᵗ. */
  correction: number;
}

export interface RmspropSettings {
  learningRate: number;
  rho: number;
  momentum: number;
  epsilon: number;
  centered: boolean;
}

export interface AdagradSettings {
  learningRate: number;
  epsilon: number;
}

export interface AdadeltaSettings {
  learningRate: number;
  rho: number;
  epsilon: number;
}

export interface LionSettings {
  learningRate: number;
  beta1: number;
  beta2: number;
}
