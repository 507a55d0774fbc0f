// Registers <feature-maps>, unless the page has one already.
import { FeatureMaps } from './FeatureMaps.js';

if (!customElements.get('feature-maps')) customElements.define('feature-maps', FeatureMaps);

export { FeatureMaps };

declare global {
  interface HTMLElementTagNameMap {
    'feature-maps': FeatureMaps;
  }
}
