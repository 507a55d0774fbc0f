// Registers <digit-pad>, unless the page has one already.
import { DigitPad } from './DigitPad.js';

if (!customElements.get('digit-pad')) customElements.define('digit-pad', DigitPad);

export { DigitPad };

declare global {
  interface HTMLElementTagNameMap {
    'digit-pad': DigitPad;
  }
}
