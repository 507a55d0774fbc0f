import { html, LitElement, type CSSResultGroup, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { fill, isChinese, messagesFor } from '../messages/index.js';
import { textAttribute } from '../values/attributes.js';
import { argumentOf } from '../values/errors/FigureError.js';
import { localizeError } from '../values/errors/localizeError.js';
import { readMessages } from '../values/readSettings.js';
import { SaveController } from './SaveController.js';
import { EnvironmentController } from './EnvironmentController.js';
import { theme } from './theme.js';
import type { ErrorDetail } from '../steps/types.js';
import { plainStyles } from './plain.styles.js';
import { RefusedError } from '../values/errors/RefusedError.js';

/** The strings of one element in each language. */
export interface MessageTables<Words> {
  en: Words;
  zh: Words;
}

/**
 * What the figures without steps share: the card, the language, the page's own strings, and the error state.
 *
 * @attr {string} lang - Its language, `en` or `zh`; left out, that of the page around it.
 * @slot - Shown until the element is defined, such as a picture of the figure.
 * @fires {CustomEvent<ErrorDetail>} cnn-error - A value can not be shown; once for each bad value.
 * @csspart card - The whole figure.
 * @csspart button - A button of what the reader saves it with.
 * @csspart saving - What the reader saves it with, where it is `savable`.
 * @csspart save - The button that offers the formats.
 * @csspart format - The button of one of them.
 * @csspart error - What is wrong with a value.
 * @cssproperty --cnn-card - Colour of the card.
 * @cssproperty --cnn-paper - Colour of what lies deeper than the card.
 * @cssproperty --cnn-ink - Colour of what is written.
 * @cssproperty --cnn-muted - Colour of what is less important.
 * @cssproperty --cnn-line - Colour of lines.
 * @cssproperty --cnn-danger - Colour of what is wrong.
 * @cssproperty --cnn-radius - How round the card is, default 14px.
 * @cssproperty --cnn-font - The font, default that of the system.
 */
export abstract class EmbeddableFigure<Words extends Record<string, string>> extends LitElement {
  static override styles: CSSResultGroup = [theme, plainStyles];

  static override get observedAttributes(): string[] {
    return [...super.observedAttributes, 'lang'];
  }

  private readonly environment = new EnvironmentController(this);
  private error?: Error;
  private reported?: string;
  private hasWrite = false;

  /** Without the card, to stand inside another figure. */
  @property({ type: Boolean }) plain = false;
  /** The reader may save it as a file. */
  @property({ type: Boolean }) savable = false;
  /** Strings that replace ours, by name. */
  @property({ converter: textAttribute, hasChanged: () => true }) messages?: Partial<Words> | string;

  constructor() {
    super();
    this.addController(new SaveController(this));
  }

  protected abstract readonly messageTables: MessageTables<Words>;
  /** Draws what is inside the card, or throws what is wrong with a value. */
  protected abstract draw(resolvedMessages: Words): TemplateResult;
  /** The name of the whole for those who do not see it. */
  protected abstract nameOf(words: Words): string;

  protected get isChinese(): boolean {
    return isChinese(this.environment.language);
  }

  protected get words(): Words {
    const own = this.messageTables[this.isChinese ? 'zh' : 'en'];
    try {
      return { ...own, ...readMessages(this.messages) };
    } catch {
      return own; // The error state says it, in our words.
    }
  }

  override attributeChangedCallback(name: string, before: string | null, value: string | null): void {
    super.attributeChangedCallback(name, before, value);
    if (name === 'lang') this.requestUpdate();
  }

  override requestUpdate(...change: Parameters<LitElement['requestUpdate']>): void {
    if (change[0] !== undefined) this.hasWrite = true;
    super.requestUpdate(...change);
  }

  protected override render(): TemplateResult {
    const { words } = this;
    let content: TemplateResult;
    this.error = undefined;
    try {
      readMessages(this.messages);
      content = this.draw(words);
    } catch (error) {
      this.error = error as Error;
      content = html`<p class="problem" part="error" role="alert">
        <strong>${messagesFor(this.environment.language).problem}</strong> ${this.sentence(this.error)}
      </p>`;
    }
    return html`<section
      class="card ${this.plain ? 'plain' : ''} ${this.environment.followsSystemScheme ? 'scheme-auto' : ''}"
      part="card"
      role="group"
      dir="auto"
      lang=${this.isChinese ? 'zh-Hans' : 'en'}
      aria-label=${this.nameOf(words)}
    >
      ${content}
    </section>`;
  }

  protected override updated(_changed: PropertyValues): void {
    const message = this.error && this.sentence(this.error);
    if (this.error && message !== undefined && (this.hasWrite || message !== this.reported)) {
      const argument = this.error instanceof RefusedError ? this.error.argument : argumentOf(this.error);
      this.emit('cnn-error', { argument, message } satisfies ErrorDetail);
    }
    this.reported = message;
    this.hasWrite = false;
  }

  /** For what a method was given, as if it were a property that was written. */
  protected markWritten(): void {
    this.hasWrite = true;
    this.requestUpdate();
  }

  protected emit(name: string, detail?: unknown): void {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }

  private sentence(error: Error): string {
    if (!(error instanceof RefusedError)) return localizeError(error, messagesFor(this.environment.language));
    const { argument, messageName, values } = error;
    return fill(this.words[messageName] ?? messageName, { argument, ...values });
  }
}
