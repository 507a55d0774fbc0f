import { html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { picker } from '../Lab.js';
import { fill } from '../messages/index.js';
import { drawPicker } from './drawPicker.js';
import { Section } from './Section.js';

/** The training images, one at a time. */
@customElement('data-section')
export class DataSection extends Section {
  /** The image that the chapter shows. */
  @state() private index = 7777;
  @state() private isRefused = false;
  private readonly pick = picker();
  /** The picture is readable at once on a phone, the numbers where they fit. */
  @state() private hasNumbers = matchMedia('(min-width: 800px)').matches;

  protected override render(): TemplateResult {
    const { words, lab } = this;
    return html`<h2 id="data">${words.dataTitle}</h2>
      <p>${words.dataText}</p>
      ${lab.data ? this.drawFigure() : this.drawDownload()}`;
  }

  private drawFigure(): TemplateResult {
    const { words, index } = this;
    const { images, labels } = this.lab.data!.train;
    return html`<figure class="card data">
      <div class="row">
        ${drawPicker({
          name: 'data',
          index,
          count: images.shape[0],
          words,
          isRefused: this.isRefused,
          picked: (picked) => {
            this.isRefused = picked === undefined;
            this.index = picked ?? index;
          },
        })}
        <p class="digit" role="status"><span>${words.label}</span> <strong>${labels.data[index]}</strong></p>
      </div>
      <tensor-image
        plain
        .value=${live(this.pick(images, index))}
        .values=${this.hasNumbers}
        label=${fill(words.dataFigure, { index })}
      ></tensor-image>
      <label class="switch">
        <input
          type="checkbox"
          .checked=${this.hasNumbers}
          @change=${({ target }: Event) => (this.hasNumbers = (target as HTMLInputElement).checked)}
        />
        ${words.numbers}
      </label>
    </figure>`;
  }

  private drawDownload(): TemplateResult {
    const { words, lab } = this;
    if (lab.downloadError !== undefined) {
      return html`<div class="card problem" role="alert">
        <p><strong>${words.loadFailed}</strong> ${lab.downloadError}</p>
        <button type="button" class="main" @click=${() => lab.download()}>${words.retry}</button>
      </div>`;
    }
    const { loaded, total } = lab.progress;
    const megabytes = (bytes: number) => (bytes / 1e6).toFixed(1);
    const text = fill(words.loading, { loaded: megabytes(loaded), total: megabytes(total || 54_950_048) });
    return html`<div class="card download">
      <p>${text}</p>
      <progress aria-label=${text} max="1" value=${total > 0 ? loaded / total : nothing}></progress>
    </div>`;
  }
}
