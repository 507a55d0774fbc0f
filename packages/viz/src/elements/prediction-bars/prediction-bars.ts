// Registers <prediction-bars>, unless the page has one already.
import { PredictionBars } from './PredictionBars.js';

if (!customElements.get('prediction-bars')) customElements.define('prediction-bars', PredictionBars);

export { PredictionBars };

declare global {
  interface HTMLElementTagNameMap {
    'prediction-bars': PredictionBars;
  }
}
