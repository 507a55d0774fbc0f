// Registers <weight-histogram>, unless the page has one already.
import { WeightHistogram } from './WeightHistogram.js';

if (!customElements.get('weight-histogram')) customElements.define('weight-histogram', WeightHistogram);

export { WeightHistogram };

declare global {
  interface HTMLElementTagNameMap {
    'weight-histogram': WeightHistogram;
  }
}
