import { html, nothing, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { LiveSection } from './LiveSection.js';

/** The whole model with the values that it has for the chosen image. */
@customElement('inside-section')
export class InsideSection extends LiveSection {
  protected override load(): Promise<unknown> {
    return import('@cnn/viz/cnn-diagram.js');
  }

  protected override drawSection(): TemplateResult {
    const { words, lab } = this;
    return html`<h2 id="inside">${words.insideTitle}</h2>
      <p>${words.insideText}</p>
      <figure class="card inside">
        ${lab.data ? this.drawChoice('inside') : nothing} ${this.drawState()}
        ${
          this.isLoaded && lab.image
            ? html`<cnn-diagram
                plain
                data-live
                .model=${live(lab.model)}
                .input=${live(lab.image)}
              ></cnn-diagram>`
            : nothing
        }
      </figure>`;
  }
}
