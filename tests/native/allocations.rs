//! After the first step, training allocates nothing.

use autoencoders::models::{Batch, Config, Convolutional, Model, Objective, Vanilla, Variational};
use autoencoders::train::{Adam, Trainer};
use ndarray::Array2;
use rand::SeedableRng;
use rand_chacha::ChaCha8Rng;
use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;

thread_local! {
    static ALLOCATIONS: Cell<usize> = const { Cell::new(0) };
}

/// The system's allocator, with a count of allocations per thread.
struct Counting;

// SAFETY: every call goes to the system's allocator unchanged.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        ALLOCATIONS.with(|count| count.set(count.get() + 1));
        // SAFETY: the caller's promises are passed on.
        unsafe { System.alloc(layout) }
    }
    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        // SAFETY: as above.
        unsafe { System.dealloc(pointer, layout) }
    }
}

#[global_allocator]
static ALLOCATOR: Counting = Counting;

#[test]
fn a_step_after_the_first_allocates_nothing() {
    for config in [
        Config::Vanilla(Vanilla::deep()),
        Config::Convolutional(Convolutional::small()),
        Config::Variational(Variational::mlp_vae(2)),
    ] {
        let model = Model::new(config.clone(), &mut ChaCha8Rng::seed_from_u64(1)).unwrap();
        let x = Array2::from_elem((9, 784), 0.25);
        let epsilon = Array2::from_elem((9, model.noise_dim()), 0.5);
        let batch = Batch { input: x.view(), target: x.view(), epsilon: epsilon.view() };
        let mut trainer = Trainer::new(model, Objective::default(), Adam::default(), 1).unwrap();
        trainer.step(&batch);
        let before = ALLOCATIONS.with(Cell::get);
        trainer.step(&batch);
        trainer.step(&batch.rows(0..5));
        assert_eq!(ALLOCATIONS.with(Cell::get) - before, 0, "{config:?}");
    }
}
