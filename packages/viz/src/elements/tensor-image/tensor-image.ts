// Registers <tensor-image>, unless the page has one already.
import { TensorImage } from './TensorImage.js';

if (!customElements.get('tensor-image')) customElements.define('tensor-image', TensorImage);

export { TensorImage };

declare global {
  interface HTMLElementTagNameMap {
    'tensor-image': TensorImage;
  }
}
