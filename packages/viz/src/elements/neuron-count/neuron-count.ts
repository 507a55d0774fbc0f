// Registers <neuron-count>, unless the page has one already.
import { NeuronCount } from './NeuronCount.js';

if (!customElements.get('neuron-count')) customElements.define('neuron-count', NeuronCount);

export { NeuronCount };

declare global {
  interface HTMLElementTagNameMap {
    'neuron-count': NeuronCount;
  }
}
