import { css } from 'lit';

export const formulaStyles = css`
  .formula {
    margin: 20px 0 0;
    font-size: clamp(12px, 4cqi, 17px);
    line-height: 1.8;
    text-align: center;
  }

  .part {
    display: inline-block;
    min-inline-size: calc(var(--_part) * 0.9ch);
  }
`;
