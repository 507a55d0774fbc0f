import { html, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { grouped, layerRows } from '../model.js';
import { Section } from './Section.js';

/** The layers with their shapes and parameter counts, in Keras' terms. */
@customElement('model-section')
export class ModelSection extends Section {
  protected override render(): TemplateResult {
    const { words } = this;
    const { model } = this.lab;
    return html`<h2 id="model">${words.modelTitle}</h2>
      <p>${words.modelText}</p>
      <figure class="card">
        <div class="scroll" tabindex="0" role="region" aria-labelledby="model">
          <table class="layers">
            <thead>
              <tr>
                <th scope="col">${words.layer}</th>
                <th scope="col">${words.shape}</th>
                <th scope="col" class="counted">${words.counted}</th>
                <th scope="col">${words.parameters}</th>
              </tr>
            </thead>
            <tbody translate="no">
              ${layerRows(model).map(
                ({ name, settings, outputShape, parameters, count }) =>
                  html`<tr>
                    <th scope="row">${name} <span>${settings}</span></th>
                    <td>(None, ${outputShape.join(', ')})</td>
                    <td class="counted">${count}</td>
                    <td class=${parameters === 0 ? 'none' : ''}>
                      ${grouped(parameters)} <span class="how">${count}</span>
                    </td>
                  </tr>`,
              )}
            </tbody>
            <tfoot>
              <tr>
                <th scope="row" colspan="2">${words.total}</th>
                <td class="counted"></td>
                <td>${grouped(model.summary().parameters)}</td>
              </tr>
            </tfoot>
          </table>
        </div>
      </figure>
      <p>${words.compiled}</p>`;
  }
}
