import { css, type CSSResult } from 'lit';

/** The products of a line one below the other, where they do not fit side by side. */
const stacked = (which: CSSResult): CSSResult => css`
  ${which} {
    grid-template-columns: minmax(0, 1fr) max-content minmax(
        calc(var(--_result) * 1.18ch + 22px),
        max-content
      );
    inline-size: min(100%, 360px);
    font-size: clamp(11px, 4cqi, 14px);
  }

  ${which} .product {
    display: block;
    grid-column: 1;
    text-align: end;
  }

  ${which} .line:not(:first-child) .product:first-child {
    margin-block-start: 8px;
  }

  ${which} .terms {
    grid-column: 1;
    align-content: center;
    min-inline-size: 0;
    min-block-size: 2lh;
  }
`;

export const calculationStyles = css`
  .calculation {
    --_largest-text: 17px;

    display: grid;
    grid-template-columns:
      var(--_terms)
      max-content
      minmax(calc(var(--_result) * 1.18ch + 22px), max-content);
    justify-content: start;
    align-items: center;
    inline-size: max-content;
    max-inline-size: 100%;
    margin: 26px auto 0;
    overflow: auto hidden;
    direction: ltr;
    font-size: clamp(
      10px,
      (100cqi - 2 * var(--_pad) - 52px) / (var(--_line-characters) * 0.64),
      var(--_largest-text)
    );
    line-height: 1.65;
  }

  .line,
  .product {
    display: contents;
  }

  .term {
    text-align: center;
    white-space: pre;
  }

  .terms {
    grid-column: 1 / span var(--_span);
    justify-self: end;
    min-inline-size: min(100%, var(--_total) * 1ch);
    text-align: end;
    white-space: pre-wrap;
  }

  .plus,
  .equals {
    color: var(--_muted);
    white-space: pre;
  }

  .equals {
    padding-inline: 12px;
  }

  .terms .plus {
    white-space: pre-wrap;
  }

  .sum {
    padding-inline-end: 10px;
    text-align: end;
  }

  .rule {
    grid-column: 1 / -1;
    margin-block: 2px 7px;
    border-block-start: 1px solid var(--_line);
  }

  .result {
    justify-self: end;
    min-inline-size: 34px;
    padding: 2px 10px;
    border-radius: 6px;
    background: var(--_output-tint);
    color: var(--_output);
    font-size: 1.18em;
    font-weight: 700;
    text-align: end;
  }

  b.input {
    color: var(--_input);
  }

  b.filter {
    color: var(--_filter);
  }

  @container (max-width: 600px) {
    .calculation {
      --_largest-text: 15px;

      margin-block-start: 20px;
    }

    ${stacked(css`.wide`)}
  }

  @container (max-width: 250px) {
    ${stacked(css`.calculation`)}
  }

  @media (forced-colors: active) {
    .result {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }
  }
`;
