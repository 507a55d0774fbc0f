// The classes; nothing is registered by importing them. `@cnn/viz/define.js` registers.
export { ConvStep } from './conv-step/ConvStep.js';
export { PoolStep } from './pool-step/PoolStep.js';
export { theme } from './theme.js';
export type { ChangeDetail, ErrorDetail, NumbersValue, StepDetail } from './types.js';
export type { MessageOverrides, Messages } from './messages/index.js';
