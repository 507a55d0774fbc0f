import { css } from 'lit';

export const editStyles = css`
  .presets {
    display: flex;
    flex-wrap: wrap;
    justify-content: center;
    gap: 4px 20px;
    margin: 16px 0 0;
    color: var(--_muted);
    font-size: 14px;
  }

  .presets select {
    appearance: none;
    block-size: 40px;
    margin: 0;
    padding-inline: 10px 20px;
    border: 1px solid var(--_line);
    border-radius: 9px;
    background:
      linear-gradient(45deg, transparent 50%, currentColor 0) right 9px center / 4px 4px no-repeat,
      linear-gradient(-45deg, transparent 50%, currentColor 0) right 5px center / 4px 4px no-repeat,
      var(--_card);
    color: var(--_ink);
    font: inherit;
    cursor: pointer;
  }

  @media (forced-colors: active) {
    .presets select {
      appearance: auto;
    }
  }

  @media print {
    .presets {
      display: none;
    }
  }
`;
