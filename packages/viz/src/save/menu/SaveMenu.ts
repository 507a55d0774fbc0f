import { fill, tableFor } from '../../messages/index.js';
import { saveMessages, type SaveMessages } from '../../messages/save.js';
import { readMessages } from '../../values/readSettings.js';
import { maxSteps, TooManyStepsError } from '../write/captureSteps.js';
import { download } from './download.js';
import { fileName, formatsOf, type Format, type Savable } from './formats.js';
import { menuStyles } from './menu.styles.js';

let sheet: CSSStyleSheet | undefined;

/**
 * The row at the bottom of a figure's card with which the reader saves it: a button that shows one button per format,
 * the progress, and the outcome. It is appended beside the content that lit renders.
 */
export class SaveMenu {
  private readonly row = createElement('div', { class: 'saving', part: 'saving' });
  private readonly status = createElement('p', { role: 'status' });
  private readonly progress = createElement('progress', { hidden: '' });
  private readonly formatButtons = createElement('div', { role: 'group', id: 'save-formats', hidden: '' });
  private readonly toggleButton = createElement('button', {
    type: 'button',
    part: 'button save',
    'aria-expanded': 'false',
    'aria-controls': 'save-formats',
  });
  private messages: SaveMessages = saveMessages.en;
  private running?: AbortController;

  constructor(private readonly figure: Savable) {
    this.row.append(this.toggleButton, this.formatButtons, this.progress, this.status);
    this.toggleButton.addEventListener('click', () =>
      this.running ? this.running.abort() : this.setOpen(!this.isOpen),
    );
    this.row.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape' || !this.isOpen || this.running) return;
      event.stopPropagation();
      this.setOpen(false);
      this.toggleButton.focus();
    });
  }

  /** Called after each update of the figure: its language, its messages or its error state may have changed. */
  update(): void {
    const root = this.figure.shadowRoot!;
    const card = root.querySelector('.card');
    if (!card) return;
    if (!sheet) {
      sheet = new CSSStyleSheet();
      sheet.replaceSync(menuStyles);
    }
    if (!root.adoptedStyleSheets.includes(sheet))
      root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
    if (card.lastElementChild !== this.row) card.append(this.row);
    this.row.hidden = root.querySelector('.problem') !== null;
    this.messages = messagesOf(this.figure, card);
    this.updateLabels();
  }

  remove(): void {
    this.running?.abort();
    this.row.remove();
  }

  private get isOpen(): boolean {
    return !this.formatButtons.hidden;
  }

  private updateLabels(): void {
    const { save, saveAs, saveStop } = this.messages;
    const text = this.running ? saveStop : save;
    // Unchanged text is not written again, since this runs at every step.
    if (this.toggleButton.textContent !== text) this.toggleButton.textContent = text;
    if (this.formatButtons.ariaLabel !== saveAs) this.formatButtons.ariaLabel = saveAs;
  }

  private setOpen(isOpen: boolean): void {
    this.formatButtons.hidden = !isOpen;
    this.toggleButton.setAttribute('aria-expanded', String(isOpen));
    this.status.textContent = '';
    if (isOpen) void this.showFormats();
  }

  /** Shows the formats in which this browser can save the figure. */
  private async showFormats(): Promise<void> {
    const buttons: HTMLElement[] = [];
    for (const format of formatsOf(this.figure)) {
      if (format.isSupported && !(await format.isSupported())) continue;
      const button = createElement('button', { type: 'button', part: 'button format' });
      button.textContent = format.name;
      button.addEventListener('click', () => void this.save(format));
      buttons.push(button);
    }
    if (this.isOpen && !this.running) this.formatButtons.replaceChildren(...buttons);
  }

  private async save(format: Format): Promise<void> {
    if (this.running) return;
    const { messages, figure } = this;
    const { name: formatName, isAnimated } = format;
    const running = (this.running = new AbortController());
    this.begin(fill(messages.saving, { format: formatName }), isAnimated);
    try {
      // The status is rendered and announced before the work begins.
      await new Promise((resolve) => setTimeout(resolve));
      const onProgress = (share: number) => (this.progress.value = share);
      const file = await format.create(figure, { signal: running.signal, onProgress });
      const name = fileName(figure, format);
      download(file, name);
      this.end(fill(messages.saved, { name }));
    } catch (error) {
      this.end(
        running.signal.aborted
          ? messages.saveStopped
          : error instanceof TooManyStepsError
            ? fill(messages.saveTooMany, { format: formatName, count: error.count, most: maxSteps })
            : messages.saveFailed,
      );
    }
  }

  private begin(text: string, isAnimated: boolean): void {
    this.status.textContent = text;
    this.progress.value = 0;
    this.progress.hidden = !isAnimated;
    this.progress.setAttribute('aria-label', text);
    for (const button of this.formatButtons.children) button.setAttribute('aria-disabled', 'true');
    this.updateLabels();
  }

  private end(text: string): void {
    this.running = undefined;
    this.status.textContent = text;
    this.progress.hidden = true;
    for (const button of this.formatButtons.children) button.removeAttribute('aria-disabled');
    this.updateLabels();
  }
}

function createElement<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Record<string, string>,
): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes)) element.setAttribute(attribute, value);
  return element;
}

/** In the language of the figure, with the overrides of its `messages`. */
function messagesOf(figure: Savable, card: Element): SaveMessages {
  const messages = tableFor(saveMessages, card.getAttribute('lang') ?? 'en');
  try {
    return { ...messages, ...readMessages(figure.messages) };
  } catch {
    return messages; // The figure itself reports that `messages` is invalid.
  }
}
