// Registers <filter-gallery>, unless the page has one already.
import { FilterGallery } from './FilterGallery.js';

if (!customElements.get('filter-gallery')) customElements.define('filter-gallery', FilterGallery);

export { FilterGallery };

declare global {
  interface HTMLElementTagNameMap {
    'filter-gallery': FilterGallery;
  }
}
