// Registers <conv-step>, unless it is registered already.
import { ConvStep } from './ConvStep.js';

if (!customElements.get('conv-step')) customElements.define('conv-step', ConvStep);

export { ConvStep };

declare global {
  interface HTMLElementTagNameMap {
    'conv-step': ConvStep;
  }
}
