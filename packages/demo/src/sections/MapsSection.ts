import { html, nothing, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { LiveSection } from './LiveSection.js';

/** What the filters make of the chosen image. */
@customElement('maps-section')
export class MapsSection extends LiveSection {
  protected override load(): Promise<unknown> {
    return import('@cnn/viz/feature-maps.js');
  }

  protected override drawSection(): TemplateResult {
    const { words, lab } = this;
    return html`<h2 id="maps">${words.mapsTitle}</h2>
      <p>${words.mapsText}</p>
      <figure class="card maps">
        ${lab.data ? this.drawChoice('maps') : nothing} ${this.drawState()}
        ${
          this.isLoaded && lab.image
            ? html`<feature-maps
                plain
                data-live
                .model=${live(lab.model)}
                .input=${live(lab.image)}
              ></feature-maps>`
            : nothing
        }
      </figure>`;
  }
}
