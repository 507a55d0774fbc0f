import type { PenStroke } from './normalize.js';

/** The ten digits, written for this package: two letters per point, a … z for 1 … 26 cells from the left and the top. */
const written = [
  'mcjdhgglgphtjwmxpwrtsprlrgpdmc',
  'igmcmx',
  'ghielcocreshrlopktgxtx',
  'gfjcncqerhpklmpnsqsupxlyhxfu',
  'ochqtq pjpy',
  'rcichllkplsostpxkygv',
  'qcmeijgphukyoyrwssqomnipgs',
  'gcscolly',
  'mmikggidmcqdrgpkmmipgtixmyqxstqpmm',
  'siqmmnimgiiemcqesirppy',
];

export const digitStrokes: readonly (readonly PenStroke[])[] = written.map((digit) =>
  digit.split(' ').map((stroke) => Array.from(stroke, (letter) => letter.charCodeAt(0) - 96)),
);
