// Registers <conv-step>, unless the page has one already.
import { ConvStep } from './ConvStep.js';

if (!customElements.get('conv-step')) customElements.define('conv-step', ConvStep);

export { ConvStep };

declare global {
  interface HTMLElementTagNameMap {
    'conv-step': ConvStep;
  }
}
