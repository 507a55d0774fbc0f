import { embeddableStyles } from './embeddable.styles.js';
import { Figure } from './Figure.js';
import { property } from './property.js';

/** A figure without steps, which can also be part of another figure. */
export abstract class EmbeddableFigure<Table extends Record<string, string>> extends Figure<Table> {
  static override styles = [Figure.styles, embeddableStyles];

  /** Without the card, as a part of another figure. */
  @property({ type: Boolean }) plain = false;

  protected override get cardClass(): string {
    return this.plain ? 'plain' : '';
  }
}
