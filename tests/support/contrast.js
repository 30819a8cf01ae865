// The texts of a page whose contrast with what lies under them is below 4.5 (WCAG 2.1, 1.4.3).
() => {
  const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  const rgb = (colour) => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data];
  };
  const linear = (value) => (value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
  const light = ([r, g, b]) => 0.2126 * linear(r / 255) + 0.7152 * linear(g / 255) + 0.0722 * linear(b / 255);
  const under = (element) => {
    const paper = element ? rgb(getComputedStyle(element).backgroundColor) : rgb('white');
    return paper[3] > 250 ? paper : under(element.parentElement);
  };
  const within = (element) => { // a number in a mark of the map stands on the mark
    const shape = element.parentElement.querySelector(':scope > circle.shape');
    if (!shape) return under(element);
    const { fill, fillOpacity } = getComputedStyle(shape);
    const [mark, paper] = [rgb(fill), rgb(getComputedStyle(document.querySelector('#land .land')).fill)];
    return mark.map((value, place) => value * fillOpacity + paper[place] * (1 - fillOpacity));
  };
  const apart = 'script, style, noscript, option, datalist, [disabled], .badge.mixed';
  const poor = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    const words = walker.currentNode.data.trim().slice(0, 30);
    if (!words || !element.checkVisibility() || element.closest(apart)) continue;
    const style = getComputedStyle(element);
    const two = [light(rgb(element.closest('svg') ? style.fill : style.color)), light(within(element))];
    const ratio = (Math.max(...two) + 0.05) / (Math.min(...two) + 0.05);
    if (ratio < 4.5) poor.push(`${ratio.toFixed(2)} ${element.getAttribute('class')} ${words}`);
  }
  return poor;
}
