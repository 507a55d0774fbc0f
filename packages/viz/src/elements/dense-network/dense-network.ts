// Registers <dense-network>, unless the page has one already.
import { DenseNetwork } from './DenseNetwork.js';

if (!customElements.get('dense-network')) customElements.define('dense-network', DenseNetwork);

export { DenseNetwork };

declare global {
  interface HTMLElementTagNameMap {
    'dense-network': DenseNetwork;
  }
}
