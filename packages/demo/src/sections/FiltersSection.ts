import { html, nothing, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { LiveSection } from './LiveSection.js';

/** The filters of the first layer, epoch by epoch. */
@customElement('filters-section')
export class FiltersSection extends LiveSection {
  protected override load(): Promise<unknown> {
    return import('@cnn/viz/filter-gallery.js');
  }

  protected override drawSection(): TemplateResult {
    const { words, lab } = this;
    const note =
      lab.filters.length < 2 ? words.untrainedFilters : lab.isWithinEpoch ? words.withinEpoch : undefined;
    return html`<h2 id="filters">${words.filtersTitle}</h2>
      <p>${words.filtersText}</p>
      <figure class="card filters">
        ${
          this.isLoaded && lab.filters.length > 0
            ? html`<filter-gallery plain .history=${live(lab.filters)}></filter-gallery>`
            : nothing
        }
        ${note === undefined ? nothing : html`<p class="remark">${note}</p>`}
      </figure>`;
  }
}
