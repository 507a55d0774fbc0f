import { html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { fill } from '../messages/index.js';
import { memoizedImageAt } from '../store/images.js';
import { drawImagePicker } from './drawImagePicker.js';
import { Section } from './Section.js';

/** The size of MNIST's four files, before the download reports it. */
const mnistBytes = 54_950_048;

/** The training images, one at a time. */
@customElement('data-section')
export class DataSection extends Section {
  /** The image that the chapter shows. */
  @state() private index = 7777;
  @state() private isInvalid = false;
  /** Whether each pixel shows its number: at first only where the numbers are large enough to read. */
  @state() private hasNumbers = matchMedia('(min-width: 800px)').matches;
  private readonly imageAt = memoizedImageAt();

  protected override render(): TemplateResult {
    const { messages, store } = this;
    return html`<h2 id="data">${messages.dataTitle}</h2>
      <p>${messages.dataText}</p>
      ${store.data ? this.drawFigure() : this.drawDownload()}`;
  }

  private drawFigure(): TemplateResult {
    const { messages, index } = this;
    const { images, labels } = this.store.data!.train;
    return html`<figure class="card data">
      <div class="row">
        ${drawImagePicker({
          name: 'data',
          index,
          count: images.shape[0],
          messages,
          isInvalid: this.isInvalid,
          onPick: (picked) => {
            this.isInvalid = picked === undefined;
            this.index = picked ?? index;
          },
        })}
        <p class="digit" role="status">
          <span>${messages.label}</span> <strong>${labels.data[index]}</strong>
        </p>
      </div>
      <tensor-image
        plain
        .value=${live(this.imageAt(images, index))}
        .values=${this.hasNumbers}
        label=${fill(messages.dataFigure, { index })}
      ></tensor-image>
      <label class="switch">
        <input
          type="checkbox"
          .checked=${this.hasNumbers}
          @change=${({ target }: Event) => (this.hasNumbers = (target as HTMLInputElement).checked)}
        />
        ${messages.numbers}
      </label>
    </figure>`;
  }

  private drawDownload(): TemplateResult {
    const { messages, store } = this;
    if (store.downloadError !== undefined) {
      return html`<div class="card problem" role="alert">
        <p><strong>${messages.loadFailed}</strong> ${store.downloadError}</p>
        <button type="button" class="main" @click=${() => store.download()}>${messages.retry}</button>
      </div>`;
    }
    const { loaded, total } = store.progress;
    const megabytes = (bytes: number) => (bytes / 1e6).toFixed(1);
    const text = fill(messages.loading, { loaded: megabytes(loaded), total: megabytes(total || mnistBytes) });
    return html`<div class="card download">
      <p>${text}</p>
      <progress aria-label=${text} max="1" value=${total > 0 ? loaded / total : nothing}></progress>
    </div>`;
  }
}
