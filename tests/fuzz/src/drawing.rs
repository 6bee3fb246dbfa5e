//! Drawings.

use super::bounded;
use autoencoders::data::ImageShape;
use autoencoders::data::drawing::{MNIST, Placement, normalise};

/// The side of the image.
const SIDE: usize = MNIST.0.width;

/// The form of the digits of 8×8.
const SMALL: (ImageShape, Placement) = (ImageShape { height: 8, width: 8, channels: 1 }, Placement::Nist);

/// A canvas: its width and height in a byte each, and its ink.
pub fn drawing(bytes: &[u8]) {
    let &[width, height, ref ink @ ..] = bytes else { return };
    let (width, height) = (usize::from(width), usize::from(height));
    let result = bounded(bytes.len(), || normalise(ink, width, height, MNIST));
    assert_eq!(result.is_ok(), ink.len() == width * height);

    // As many whole rows as there are.
    let height = ink.len().checked_div(width).unwrap_or(0);
    let ink = &ink[..width * height];
    let image = normalise(ink, width, height, MNIST).expect("width × height values");
    assert_eq!(image.is_none(), ink.iter().all(|ink| *ink == 0));
    let Some(image) = image else { return };
    assert!(image.iter().all(|pixel| (0.0..=1.0).contains(pixel)));
    assert!(image.iter().any(|pixel| *pixel > 0.0));
    let extent = |along: fn(usize) -> usize| {
        let places = || (0..image.len()).filter(|place| image[*place] > 0.0).map(along);
        places().max().unwrap_or(0) + 1 - places().min().unwrap_or(0)
    };
    assert!(extent(|place| place % SIDE).max(extent(|place| place / SIDE)) <= 20);

    let small = normalise(ink, width, height, SMALL).expect("width × height values").expect("there is ink");
    assert!(small.iter().all(|pixel| (0.0..=1.0).contains(pixel)));

    // Neither the canvas around the ink nor its resolution matters.
    let moved = |x: usize, y: usize| if x < 3 || y < 5 { 0 } else { ink[(y - 5) * width + x - 3] };
    let larger: Vec<u8> = (0..(width + 3) * (height + 5)).map(|at| moved(at % (width + 3), at / (width + 3))).collect();
    let forms = [(MNIST, image), (SMALL, small)];
    for (form, image) in &forms {
        assert_eq!(normalise(&larger, width + 3, height + 5, *form).as_ref(), Ok(&Some(image.clone())), "moved");
    }
    let finer = |at: usize| ink[at / (2 * width) / 2 * width + at % (2 * width) / 2];
    let finer: Vec<u8> = (0..4 * ink.len()).map(finer).collect();
    for (form, image) in forms {
        assert_eq!(normalise(&finer, 2 * width, 2 * height, form), Ok(Some(image)), "in twice the resolution");
    }
}
