import { fill } from '../../messages/index.js';
import { download } from './download.js';
import { formatsOf, type Format } from './formats.js';
import { menuStyles } from './menu.styles.js';
import { en, zh, type SaveMessages } from '../../messages/save.js';
import { maxSteps, TooManyStepsError } from './steps.js';
import type { Savable } from '../../figure/SaveController.js';

let sheet: CSSStyleSheet | undefined;

/**
 * The row below a figure with which the reader saves it: a button that unfolds one button a format, what is being
 * done, and how it went. It stands in the figure's card beside what the figure itself draws.
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
  private messages: SaveMessages = en;
  private running?: AbortController;

  constructor(private readonly figure: Savable) {
    this.row.append(this.toggleButton, this.formatButtons, this.progress, this.status);
    this.toggleButton.addEventListener('click', () =>
      this.running ? this.running.abort() : this.open(!this.isOpen),
    );
    this.row.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape' || !this.isOpen || this.running) return;
      event.stopPropagation();
      this.open(false);
      this.toggleButton.focus();
    });
  }

  /** Follows the figure: its language, its own strings, whether it shows anything. */
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
    this.messages = readSaveMessages(this.figure, card);
    this.label();
  }

  remove(): void {
    this.running?.abort();
    this.row.remove();
  }

  private get isOpen(): boolean {
    return !this.formatButtons.hidden;
  }

  private label(): void {
    const { save, saveAs, saveStop } = this.messages;
    const text = this.running ? saveStop : save;
    // The figure is drawn at every step, its menu only where it differs.
    if (this.toggleButton.textContent !== text) this.toggleButton.textContent = text;
    if (this.formatButtons.ariaLabel !== saveAs) this.formatButtons.ariaLabel = saveAs;
  }

  private open(isOpen: boolean): void {
    this.formatButtons.hidden = !isOpen;
    this.toggleButton.setAttribute('aria-expanded', String(isOpen));
    this.status.textContent = '';
    if (isOpen) void this.showFormats();
  }

  /** Shows what this figure can be saved as in this browser. */
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

  private async save({ name: format, extension, isAnimated: isOfAll, create: make }: Format): Promise<void> {
    if (this.running) return;
    const { messages: words, figure } = this;
    const work = (this.running = new AbortController());
    this.begin(fill(words.saving, { format }), isOfAll);
    try {
      // What is being done is seen, and said, before it is done.
      await new Promise((resolve) => setTimeout(resolve));
      const onProgress = (share: number) => (this.progress.value = share);
      const file = await make(figure, { signal: work.signal, onProgress });
      const name = `${fileName(figure, isOfAll)}.${extension}`;
      download(file, name);
      this.end(fill(words.saved, { name }));
    } catch (error) {
      this.end(
        work.signal.aborted
          ? words.saveStopped
          : error instanceof TooManyStepsError
            ? fill(words.saveTooMany, { format, count: error.count, most: maxSteps })
            : words.saveFailed,
      );
    }
  }

  private begin(text: string, isLong: boolean): void {
    this.status.textContent = text;
    this.progress.value = 0;
    this.progress.hidden = !isLong;
    this.progress.setAttribute('aria-label', text);
    for (const button of this.formatButtons.children) button.setAttribute('aria-disabled', 'true');
    this.label();
  }

  private end(text: string): void {
    this.running = undefined;
    this.status.textContent = text;
    this.progress.hidden = true;
    for (const button of this.formatButtons.children) button.removeAttribute('aria-disabled');
    this.label();
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

/** Ours in the language of the figure, and the page's own over them. */
function readSaveMessages(figure: Savable & { messages?: unknown }, card: Element): SaveMessages {
  const own = card.getAttribute('lang')?.startsWith('zh') ? zh : en;
  try {
    const given: unknown =
      typeof figure.messages === 'string' ? JSON.parse(figure.messages) : figure.messages;
    return { ...own, ...(given as Partial<SaveMessages>) };
  } catch {
    return own; // The figure says that it can not be read.
  }
}

/** Such as `conv-step-5`, the step that the file shows counted from 1. */
function fileName(figure: Savable & { step?: number; steps?: unknown[] }, isOfAll: boolean): string {
  const isStep = !isOfAll && figure.steps !== undefined && figure.steps.length > 0;
  return isStep ? `${figure.localName}-${figure.step! + 1}` : figure.localName;
}
