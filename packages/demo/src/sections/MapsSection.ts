import { html, nothing, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { LazySection } from './LazySection.js';

/** The feature maps of the first layer for the selected image. */
@customElement('maps-section')
export class MapsSection extends LazySection {
  protected override load(): Promise<unknown> {
    return import('@cnn/viz/feature-maps.js');
  }

  protected override drawSection(): TemplateResult {
    const { messages, store } = this;
    return html`<h2 id="maps">${messages.mapsTitle}</h2>
      <p>${messages.mapsText}</p>
      <figure class="card maps">
        ${store.data ? this.drawImageChoice('maps') : nothing} ${this.drawModelState()}
        ${
          this.isLoaded && store.image
            ? html`<feature-maps
                plain
                data-refresh
                .model=${live(store.model)}
                .input=${live(store.image)}
              ></feature-maps>`
            : nothing
        }
      </figure>`;
  }
}
