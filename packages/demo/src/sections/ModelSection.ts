import { formatCount } from '@cnn/core/steps';
import { html, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { layerRows } from '../store/model.js';
import { Section } from './Section.js';

/** The layers with their shapes and parameter counts, in Keras' terms. */
@customElement('model-section')
export class ModelSection extends Section {
  protected override render(): TemplateResult {
    const { messages } = this;
    const { model } = this.store;
    return html`<h2 id="model">${messages.modelTitle}</h2>
      <p>${messages.modelText}</p>
      <figure class="card">
        <div class="scroll" tabindex="0" role="region" aria-labelledby="model">
          <table class="layers">
            <thead>
              <tr>
                <th scope="col">${messages.layer}</th>
                <th scope="col">${messages.shape}</th>
                <th scope="col" class="counted">${messages.counted}</th>
                <th scope="col">${messages.parameters}</th>
              </tr>
            </thead>
            <tbody translate="no">
              ${layerRows(model).map(
                ({ name, options, outputShape, parameters, count }) =>
                  html`<tr>
                    <th scope="row">${name} <span>${options}</span></th>
                    <td>(None, ${outputShape.join(', ')})</td>
                    <td class="counted">${count}</td>
                    <td class=${parameters === 0 ? 'none' : ''}>
                      ${formatCount(parameters)} <span class="how">${count}</span>
                    </td>
                  </tr>`,
              )}
            </tbody>
            <tfoot>
              <tr>
                <th scope="row" colspan="2">${messages.total}</th>
                <td class="counted"></td>
                <td>${formatCount(model.summary().parameters)}</td>
              </tr>
            </tfoot>
          </table>
        </div>
      </figure>
      <p>${messages.compiled}</p>`;
  }
}
