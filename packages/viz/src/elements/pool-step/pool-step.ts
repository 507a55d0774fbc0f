// Registers <pool-step>, unless it is registered already.
import { PoolStep } from './PoolStep.js';

if (!customElements.get('pool-step')) customElements.define('pool-step', PoolStep);

export { PoolStep };

declare global {
  interface HTMLElementTagNameMap {
    'pool-step': PoolStep;
  }
}
