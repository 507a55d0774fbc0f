// Registers <training-monitor>, unless the page has one already.
import { TrainingMonitor } from './TrainingMonitor.js';

if (!customElements.get('training-monitor')) customElements.define('training-monitor', TrainingMonitor);

export { TrainingMonitor };

declare global {
  interface HTMLElementTagNameMap {
    'training-monitor': TrainingMonitor;
  }
}
