// Registers <activation-step>, unless the page has one already.
import { ActivationStep } from './ActivationStep.js';

if (!customElements.get('activation-step')) customElements.define('activation-step', ActivationStep);

export { ActivationStep };

declare global {
  interface HTMLElementTagNameMap {
    'activation-step': ActivationStep;
  }
}
