/** The texts of this section. */

import { defineTexts } from "../../../strings/texts";

const en = {
	opening: [
		"An autoencoder is two networks, one behind the other. The encoder turns a picture into a latent code z, a list of numbers; the decoder turns z back into a picture, the reconstruction. Nobody tells the network what a good code is: training only asks that the reconstruction be like the input, and all that it learns follows from that.",
		"It would be an easy task if the code could hold everything. So most autoencoders have a bottleneck between the two: 784 pixels have to pass as a few numbers.",
		"What digits have in common need not pass, since the decoder can learn it; only what sets this digit apart has to. That is why the reconstruction is never perfect, and why it tells what the network takes for granted.",
	],
	symbols: {
		x: "the picture: 784 pixels, from 0 for paper to 1 for ink",
		z: "the latent code",
		y: "the reconstruction: 784 pixels again",
	},
};

const zh: typeof en = {
	opening: [
		"自编码器由前后两个网络组成：编码器把图像变成一串数值，即隐编码 z；解码器再把 z 变回图像，即重建。没有人告诉网络什么是好的隐编码，训练对它唯一的要求是重建要像输入，它学到的一切都由此而来。",
		"如果隐编码什么都装得下，这件事就太容易了。所以大多数自编码器在两者之间有一个瓶颈：784 个像素必须变成几个数值才能通过。",
		"数字之间的共同之处不必经过瓶颈，解码器自己可以学会；需要经过的，只是这个数字与众不同的地方。因此重建永远不会完美，也因此重建能说明网络把什么当作理所当然。",
	],
	symbols: {
		x: "图像：784 个像素，从 0（白纸）到 1（墨）",
		z: "隐编码",
		y: "重建：同样是 784 个像素",
	},
};

export const texts = defineTexts(en, zh);
