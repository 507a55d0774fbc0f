import { html, nothing, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { LazySection } from './LazySection.js';

/** The whole model with its values for the selected image. */
@customElement('diagram-section')
export class DiagramSection extends LazySection {
  protected override load(): Promise<unknown> {
    return import('@cnn/viz/cnn-diagram.js');
  }

  protected override drawSection(): TemplateResult {
    const { messages, store } = this;
    return html`<h2 id="diagram">${messages.diagramTitle}</h2>
      <p>${messages.diagramText}</p>
      <figure class="card diagram">
        ${store.data ? this.drawImageChoice('diagram') : nothing} ${this.drawModelState()}
        ${
          this.isLoaded && store.image
            ? html`<cnn-diagram
                plain
                data-refresh
                .model=${live(store.model)}
                .input=${live(store.image)}
              ></cnn-diagram>`
            : nothing
        }
      </figure>`;
  }
}
