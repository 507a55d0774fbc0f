import { html, nothing, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { LazySection } from './LazySection.js';

/** The filters of the first layer, before training and after each epoch. */
@customElement('filters-section')
export class FiltersSection extends LazySection {
  protected override load(): Promise<unknown> {
    return import('@cnn/viz/filter-gallery.js');
  }

  protected override drawSection(): TemplateResult {
    const { messages, store } = this;
    const note =
      store.filters.length < 2
        ? messages.untrainedFilters
        : store.isWithinEpoch
          ? messages.withinEpoch
          : undefined;
    return html`<h2 id="filters">${messages.filtersTitle}</h2>
      <p>${messages.filtersText}</p>
      <figure class="card filters">
        ${
          this.isLoaded && store.filters.length > 0
            ? html`<filter-gallery plain .history=${live(store.filters)}></filter-gallery>`
            : nothing
        }
        ${note === undefined ? nothing : html`<p class="remark">${note}</p>`}
      </figure>`;
  }
}
