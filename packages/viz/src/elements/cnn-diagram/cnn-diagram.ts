// Registers <cnn-diagram> and the figures that it opens, unless the page has them already.
import '../conv-step/conv-step.js';
import '../pool-step/pool-step.js';
import { CnnDiagram } from './CnnDiagram.js';

if (!customElements.get('cnn-diagram')) customElements.define('cnn-diagram', CnnDiagram);

export { CnnDiagram };

declare global {
  interface HTMLElementTagNameMap {
    'cnn-diagram': CnnDiagram;
  }
}
