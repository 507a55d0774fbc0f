// Registers <confusion-matrix>, unless the page has one already.
import { ConfusionMatrix } from './ConfusionMatrix.js';

if (!customElements.get('confusion-matrix')) customElements.define('confusion-matrix', ConfusionMatrix);

export { ConfusionMatrix };

declare global {
  interface HTMLElementTagNameMap {
    'confusion-matrix': ConfusionMatrix;
  }
}
