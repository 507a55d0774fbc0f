import { css } from 'lit';

export const sliderStyles = css`
  .sliders {
    display: grid;
    grid-template-columns: max-content minmax(0, 1fr) max-content;
    gap: 4px 12px;
    align-items: center;
    margin-block-start: 14px;
    padding-block-start: 10px;
    border-block-start: 1px solid var(--_line);
    font-size: 13px;
  }

  .sliders label {
    display: contents;
  }

  .sliders input {
    inline-size: 100%;
    block-size: 40px;
    margin: 0;
    accent-color: var(--_filter);
  }

  @media print {
    .sliders {
      grid-template-columns: max-content 1fr;
    }

    .sliders input {
      display: none;
    }
  }
`;
