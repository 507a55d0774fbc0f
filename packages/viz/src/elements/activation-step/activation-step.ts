// Registers <activation-step>, unless it is registered already.
import { ActivationStep } from './ActivationStep.js';

if (!customElements.get('activation-step')) customElements.define('activation-step', ActivationStep);

export { ActivationStep };

declare global {
  interface HTMLElementTagNameMap {
    'activation-step': ActivationStep;
  }
}
