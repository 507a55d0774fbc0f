import {
  html,
  LitElement,
  nothing,
  type CSSResultGroup,
  type PropertyValues,
  type TemplateResult,
} from 'lit';
import { errorMessages } from '../messages/errors.js';
import {
  isChinese,
  tableFor,
  type ErrorMessages,
  type MessageTables,
  type Overrides,
} from '../messages/index.js';
import { textAttribute } from '../values/attributes.js';
import { argumentOf, isPending } from '../values/errors/FigureError.js';
import { localizeError } from '../values/errors/localizeError.js';
import { readMessages } from '../values/readSettings.js';
import { EnvironmentController } from './EnvironmentController.js';
import { figureStyles } from './figure.styles.js';
import { always, property } from './property.js';
import { SaveController } from './SaveController.js';
import { theme } from './theme.js';

/** `cnn-error` */
export interface ErrorDetail {
  argument: string;
  message: string;
}

/** In `writtenNames`: a method received values, so any argument may have been written. */
const anyName = Symbol('any name');

/**
 * The base of every element: the card, its language, messages that a page may replace, errors, saving.
 *
 * @attr {string} lang - The language, `en` or `zh`; by default that of the closest ancestor with a `lang`.
 * @slot - Shown until the element is defined, such as a picture of the figure.
 * @fires {CustomEvent<ErrorDetail>} cnn-error - A value can not be shown; once for each bad value.
 * @csspart card - The whole figure.
 * @csspart button - A button.
 * @csspart saving - The menu for saving of a `savable` figure.
 * @csspart save - The button that shows the formats.
 * @csspart format - The button of one format.
 * @csspart error - Why a value can not be shown.
 * @cssproperty --cnn-card - Colour of the card.
 * @cssproperty --cnn-paper - Colour of areas inside the card.
 * @cssproperty --cnn-ink - Colour of text.
 * @cssproperty --cnn-muted - Colour of less important text.
 * @cssproperty --cnn-line - Colour of lines.
 * @cssproperty --cnn-danger - Colour of errors.
 * @cssproperty --cnn-radius - Radius of the card's corners, default 14px.
 * @cssproperty --cnn-font - The font, by default that of the system.
 */
export abstract class Figure<Table extends Record<string, string>> extends LitElement {
  static override styles: CSSResultGroup = [theme, figureStyles];

  static override get observedAttributes(): string[] {
    return [...super.observedAttributes, 'lang'];
  }

  protected readonly environment = new EnvironmentController(this);
  /** Properties written since the last update. */
  protected readonly writtenNames = new Set<PropertyKey>();

  private error?: Error;
  /** The error of the last update, always in English, so that a change of language does not report it again. */
  private lastError?: string;

  /** The reader can save the figure as a file. */
  @property({ type: Boolean }) savable = false;
  /** Texts that replace the figure's own, by name. */
  @property({ converter: textAttribute, hasChanged: always }) messages?: Overrides<Table> | string;

  constructor() {
    super();
    this.addController(new SaveController(this));
  }

  protected abstract readonly messageTables: MessageTables<Table>;
  /** Draws the content of the card, or throws a `FigureError`. */
  protected abstract draw(messages: Table): TemplateResult;
  /** The accessible name of the card. */
  protected abstract nameOf(messages: Table): string;

  /** Additional classes of the card. */
  protected get cardClass(): string {
    return '';
  }

  /** The `dir` of the card; undefined leaves it to the page. */
  protected get direction(): 'auto' | 'ltr' | undefined {
    return 'auto';
  }

  /** Whether the card itself receives the focus. */
  protected get isFocusable(): boolean {
    return false;
  }

  protected get isChinese(): boolean {
    return isChinese(this.environment.language);
  }

  /** The messages of the figure in its language, with those of the page over them. */
  protected get resolvedMessages(): Table {
    return { ...tableFor(this.messageTables, this.environment.language), ...this.overrides };
  }

  private get overrides(): Overrides<Table> {
    try {
      return readMessages(this.messages) as Overrides<Table>;
    } catch {
      return {}; // `render` reports it.
    }
  }

  override attributeChangedCallback(name: string, before: string | null, value: string | null): void {
    super.attributeChangedCallback(name, before, value);
    if (name === 'lang') this.requestUpdate();
  }

  override requestUpdate(...change: Parameters<LitElement['requestUpdate']>): void {
    if (change[0] !== undefined) this.writtenNames.add(change[0]);
    super.requestUpdate(...change);
  }

  /** Requests an update for values that a method received, as if they were written to a property. */
  protected markWritten(): void {
    this.writtenNames.add(anyName);
    this.requestUpdate();
  }

  protected emit(name: string, detail?: unknown): void {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }

  protected override render(): TemplateResult {
    const messages = this.resolvedMessages;
    const { isChinese, environment, direction } = this;
    const language = isChinese ? 'zh-Hans' : 'en';
    let content: TemplateResult;
    this.error = undefined;
    try {
      content = this.draw(messages);
      readMessages(this.messages);
    } catch (error) {
      this.error = error as Error;
      content = this.drawError(this.error);
    }
    return html`<section
      class="card ${this.cardClass} ${environment.followsSystemScheme ? 'scheme-auto' : ''}"
      part="card"
      role="group"
      tabindex=${this.isFocusable ? '0' : nothing}
      lang=${this.messages === undefined ? language : environment.language}
      dir=${direction ?? nothing}
      aria-label=${this.nameOf(messages)}
    >
      ${content}
    </section>`;
  }

  private drawError(error: Error): TemplateResult {
    return html`<p class="problem" part="error" role="alert">
      <strong>${this.errorMessages.problem}</strong> ${this.errorSentence(error)}
    </p>`;
  }

  protected override updated(_changed: PropertyValues): void {
    const { error, writtenNames } = this;
    const english = error && localizeError(error, errorMessages.en, this.messageTables.en);
    const isNew =
      english !== this.lastError ||
      writtenNames.has(anyName) ||
      (error !== undefined && this.isWritten(argumentOf(error)));
    this.lastError = english;
    writtenNames.clear();
    if (error && isNew && !isPending(error)) this.reportError(error);
  }

  /** Whether the argument of an error was written; one that is no property is a part of any that was. */
  private isWritten(argument: string): boolean {
    const { elementProperties } = this.constructor as typeof LitElement;
    return elementProperties.has(argument) ? this.writtenNames.has(argument) : this.writtenNames.size > 0;
  }

  protected reportError(error: Error): void {
    const detail: ErrorDetail = { argument: argumentOf(error), message: this.errorSentence(error) };
    this.emit('cnn-error', detail);
  }

  /** What is wrong, in the language of the figure. */
  protected errorSentence(error: Error): string {
    return localizeError(error, this.errorMessages, this.resolvedMessages);
  }

  private get errorMessages(): ErrorMessages {
    return { ...tableFor(errorMessages, this.environment.language), ...this.overrides };
  }
}
